package nl.aldus.training.score;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.aldus.extractor.annotation.EntityType;

/**
 * How well an extractor did on annotated articles.
 *
 * @param articles how many articles
 * @param quoted DIRECT and MIXED quotes, span equal to the gold span (white space and outer marks
 *     trimmed)
 * @param kind of the matched ones: DIRECT or MIXED as in the gold
 * @param speaker of the gold quotes that have a speaker and were matched: the same speaker
 * @param quotedAndSpeaker span and speaker right
 * @param indirect INDIRECT quotes, overlap (intersection over union, code points) at least 0.5
 * @param indirectAndSpeaker overlap and speaker right
 * @param entities exact span and type, all types together
 * @param entitiesByType the same per type
 * @param calibration of the speakers that were given for matched quotes, how many are right, by the
 *     lower bound of their confidence in tenths
 * @param differences every place where extractor and gold differ, in the order of the articles
 */
public record Scores(
    int articles,
    Tally quoted,
    Share kind,
    Share speaker,
    Tally quotedAndSpeaker,
    Tally indirect,
    Tally indirectAndSpeaker,
    Tally entities,
    Map<EntityType, Tally> entitiesByType,
    List<Share> calibration,
    List<Difference> differences) {

  public Scores {
    entitiesByType = Map.copyOf(new EnumMap<>(entitiesByType));
    calibration = List.copyOf(calibration);
    differences = List.copyOf(differences);
  }

  /** The figures, a line each, as people compare them. */
  public String report() {
    StringBuilder report = new StringBuilder();
    line(report, "articles", articles);
    line(report, "quoted", quoted);
    line(report, "class", kind);
    line(report, "speaker", speaker);
    line(report, "quoted+speaker", quotedAndSpeaker);
    line(report, "indirect", indirect);
    line(report, "indirect+speaker", indirectAndSpeaker);
    line(report, "entities PER", entitiesByType.get(EntityType.PERSON));
    line(report, "entities ORG", entitiesByType.get(EntityType.ORGANIZATION));
    line(report, "entities LOC", entitiesByType.get(EntityType.LOCATION));
    line(report, "entities MISC", entitiesByType.get(EntityType.MISC));
    line(report, "entities", entities);
    for (int tenth = 0; tenth < calibration.size(); tenth++) {
      if (calibration.get(tenth).whole() > 0) {
        String name =
            String.format(Locale.ROOT, "confidence %.1f-%.1f", tenth / 10.0, (tenth + 1) / 10.0);
        line(report, name, calibration.get(tenth));
      }
    }
    return report.toString();
  }

  private static void line(StringBuilder report, String name, Object figure) {
    report.append(String.format(Locale.ROOT, "%-22s %s%n", name, figure));
  }
}
