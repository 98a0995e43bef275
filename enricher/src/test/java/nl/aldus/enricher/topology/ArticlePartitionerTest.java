package nl.aldus.enricher.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import nl.aldus.enricher.record.RecordKey;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticlePartitionerTest {

  private final ArticlePartitioner<Object> partitioner = new ArticlePartitioner<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 12, 97})
  void putsAllRecordsOfAnArticleWhereKafkaPutsTheArticle(int partitions) {
    for (int i = 0; i < 200; i++) {
      String id = "https://krant.example/" + i + "#één";
      int articles =
          Utils.toPositive(Utils.murmur2(id.getBytes(StandardCharsets.UTF_8))) % partitions;

      assertThat(partition(RecordKey.sentence(id, i), partitions)).contains(Set.of(articles));
      assertThat(partition(RecordKey.entity(id, "C#"), partitions)).contains(Set.of(articles));
      assertThat(partition(RecordKey.quote(id, "q" + i), partitions)).contains(Set.of(articles));
    }
  }

  private Optional<Set<Integer>> partition(String key, int partitions) {
    return partitioner.partitions("quotes", key, null, partitions);
  }
}
