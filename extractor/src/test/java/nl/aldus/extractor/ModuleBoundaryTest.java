package nl.aldus.extractor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "nl.aldus.extractor", importOptions = DoNotIncludeTests.class)
class ModuleBoundaryTest {

  @ArchTest
  static final ArchRule knowsNothingButItsLibraries =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("nl.aldus.extractor..", "java..", "morfologik..", "com.ibm.icu..");

  @ArchTest
  static final ArchRule valuesKnowNoStages =
      noClasses()
          .that()
          .resideInAPackage("nl.aldus.extractor.annotation..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("nl.aldus.extractor.annotation..", "java..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("nl.aldus.extractor.(*)..").should().beFreeOfCycles();

  @Test
  void hasNoKafkaOnItsClassPath() {
    assertThatThrownBy(() -> Class.forName("org.apache.kafka.clients.producer.KafkaProducer"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}
