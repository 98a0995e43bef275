package nl.aldus.cli.terminal;

/** How a stretch of text stands out on a terminal (ANSI SGR codes). */
public enum Style {
  SPEAKER("1;36"),
  CUE("33"),
  QUOTATION("1"),
  TITLE("1;4"),
  PERSON("36"),
  ORGANIZATION("35"),
  LOCATION("32"),
  MISC("33"),
  DIM("2"),
  BAD("1;31");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String on(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
