package nl.aldus.extractor.mention;

import java.util.List;
import nl.aldus.extractor.annotation.EntityType;

/**
 * A name between two tokens, and the rules by which the names that stand in one another's company
 * are told apart where the chain takes them for one.
 *
 * @param from its first token
 * @param to the token behind its last
 * @param type its type
 */
record Part(int from, int to, EntityType type) {

  private static final EntityType[] NO_PERSONS = {
    EntityType.ORGANIZATION, EntityType.LOCATION, EntityType.MISC
  };

  /**
   * The names that one stretch of labels holds, in order.
   *
   * @param chain has run over the sentence
   */
  static List<Part> of(View view, Chain chain, int sentence, Part whole) {
    int from = whole.from();
    int to = whole.to();
    if (view.hasLegalForm(from, to)) {
      return List.of(new Part(from, to, EntityType.ORGANIZATION));
    }
    return switch (whole.type()) {
      case PERSON -> {
        int end = view.bearerEnd(sentence, from, to);
        yield end == to
            ? List.of(whole)
            : List.of(
                new Part(from, end, EntityType.PERSON),
                new Part(end + 1, to, noPerson(chain, end + 1 - view.begin(sentence))));
      }
      case LOCATION -> {
        int second = view.countryBehindCountry(from, to);
        yield second == to
            ? beforePerson(view, whole)
            : List.of(
                place(view, new Part(from, second, EntityType.LOCATION)),
                new Part(second, to, EntityType.LOCATION));
      }
      default -> beforePerson(view, whole);
    };
  }

  private static List<Part> beforePerson(View view, Part whole) {
    int person = view.personBehindName(whole.from(), whole.to());
    Part before = place(view, new Part(whole.from(), person, whole.type()));
    return person == whole.to()
        ? List.of(before)
        : List.of(before, new Part(person, whole.to(), EntityType.PERSON));
  }

  /** A country acts by its name, a building by that of the institution in it. */
  private static Part place(View view, Part part) {
    if (part.type() == EntityType.ORGANIZATION && view.isCountry(part.from(), part.to())) {
      return new Part(part.from(), part.to(), EntityType.LOCATION);
    }
    if (part.type() == EntityType.LOCATION && view.isSpeakingInstitution(part.from(), part.to())) {
      return new Part(part.from(), part.to(), EntityType.ORGANIZATION);
    }
    return part;
  }

  /** The likeliest type but a person of the token with a number in the sentence. */
  private static EntityType noPerson(Chain chain, int token) {
    EntityType best = NO_PERSONS[0];
    double most = -1;
    for (EntityType type : NO_PERSONS) {
      double share =
          chain.marginal(token, Labels.begin(type)) + chain.marginal(token, Labels.inside(type));
      if (share > most) {
        most = share;
        best = type;
      }
    }
    return best;
  }
}
