package nl.aldus.enricher.web.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.aldus.avro.EnrichedArticle;
import nl.aldus.avro.Quote;
import nl.aldus.extractor.annotation.Extraction;
import nl.aldus.schemas.json.PlainJson;

/**
 * An article with what was found in it and why, as JSON: the plain form of the contract, with
 * {@code reasons} in every quotation.
 */
final class Analysis {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Analysis() {}

  /**
   * Puts the reasons of an extraction to the quotations of a record. A quotation that the extractor
   * does not find in the same place, being of another version, keeps an empty list.
   */
  static ObjectNode of(EnrichedArticle enriched, Extraction extraction) {
    Map<String, List<String>> reasons = new HashMap<>();
    for (var quote : extraction.quotes()) {
      reasons.put(place(quote.begin(), quote.end()), quote.reasons());
    }
    ObjectNode analysis = tree(enriched);
    ArrayNode quotes = (ArrayNode) analysis.get("quotes");
    for (int i = 0; i < quotes.size(); i++) {
      Quote quote = enriched.getQuotes().get(i);
      ArrayNode list = ((ObjectNode) quotes.get(i)).putArray("reasons");
      reasons.getOrDefault(place(quote.getBegin(), quote.getEnd()), List.of()).forEach(list::add);
    }
    return analysis;
  }

  private static ObjectNode tree(EnrichedArticle enriched) {
    try {
      return (ObjectNode) MAPPER.readTree(PlainJson.line(enriched));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PlainJson writes JSON", e);
    }
  }

  private static String place(int begin, int end) {
    return begin + "-" + end;
  }
}
