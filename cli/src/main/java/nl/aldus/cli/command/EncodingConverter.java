package nl.aldus.cli.command;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Encodings by the names that Java knows them by. */
public final class EncodingConverter implements ITypeConverter<Charset> {

  @Override
  public Charset convert(String value) {
    try {
      return Charset.forName(value);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new TypeConversionException(
          "'" + value + "' is no encoding that Java knows; write UTF-8, windows-1252 or UTF-16");
    }
  }
}
