package org.sordino;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Data flows one way: a package uses those to its left, and outside libraries have their places.
 */
class PackageArrowsTest {
  /** From left to right; packages in one row stand beside each other and do not use each other. */
  private static final List<List<String>> ROWS =
      List.of(
          List.of("file"),
          List.of("audio"),
          List.of("spectrogram"),
          List.of("dataset"),
          List.of("evaluation"),
          List.of("network", "loss"),
          List.of("model"),
          List.of("training"),
          List.of("experiment"),
          List.of("report"),
          List.of("tag"),
          List.of("cli"));

  /** Each package, and those that it must not use: its neighbours and all to its right. */
  static Stream<Arguments> packages() {
    List<Arguments> packages = new ArrayList<>();
    for (int row = 0; row < ROWS.size(); row++) {
      for (String name : ROWS.get(row)) {
        String[] forbidden =
            ROWS.subList(row, ROWS.size()).stream()
                .flatMap(List::stream)
                .filter(other -> !other.equals(name))
                .map(PackageArrowsTest::inside)
                .toArray(String[]::new);
        packages.add(Arguments.of(name, forbidden));
      }
    }
    return packages.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packages")
  void package_usesOnlyThoseToItsLeft(String name, String[] forbidden) {
    noClasses()
        .that()
        .resideInAPackage(inside(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .allowEmptyShould(true)
        .check(CompiledClasses.ALL);
  }

  @Test
  void class_anywhere_isInAPackageThatHasItsArrow() {
    String[] known =
        ROWS.stream().flatMap(List::stream).map(PackageArrowsTest::inside).toArray(String[]::new);

    classes().should().resideInAnyPackage(known).check(CompiledClasses.ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"network", "loss", "training"})
  void learning_neverSeesSound(String name) {
    noClasses()
        .that()
        .resideInAPackage(inside(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(inside("audio"), inside("spectrogram"))
        .allowEmptyShould(true)
        .check(CompiledClasses.ALL);
  }

  @Test
  void decodersAndTarsosDsp_areUsedByAudioOnly() {
    onlyIn(
        "audio",
        "be.tarsos..",
        "javazoom..",
        "com.jcraft..",
        "io.github.jaredmdobson..",
        "net.sourceforge.jaad..",
        "javax.sound..");
  }

  @Test
  void jTransforms_isUsedBySpectrogramOnly() {
    onlyIn("spectrogram", "org.jtransforms..", "org.visnow..", "pl.edu.icm..");
  }

  @Test
  void jaudiotagger_isUsedByTagOnly() {
    onlyIn("tag", "org.jaudiotagger..");
  }

  /** So that no command but one that draws, or reads images, waits for AWT. */
  @Test
  void chartsAndAwt_areUsedByReportAndForReadingImagesOnly() {
    onlyIn("report", "org.knowm.xchart..", "de.erichseifert..");
    noClasses()
        .that()
        .resideOutsideOfPackages(inside("report"), inside("dataset"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.imageio..")
        .check(CompiledClasses.ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "audio", "spectrogram", "evaluation"})
  void package_ofPlainJava_doesNotUseDjl(String name) {
    noClasses()
        .that()
        .resideInAPackage(inside(name))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .allowEmptyShould(true)
        .check(CompiledClasses.ALL);
  }

  /** {@code Batches} and what it is made of; what reads data knows nothing of the engine. */
  @Test
  void dataset_hasOneBridgeToDjl() {
    Set<String> others =
        CompiledClasses.ALL.that(resideInAnyPackage(inside("dataset"))).stream()
            .filter(PackageArrowsTest::usesDjl)
            .map(type -> type.getName().replaceFirst("\\$.*", "").replaceFirst(".*\\.", ""))
            .filter(name -> !name.matches("Batch(es|Feeder)?|Resident.*"))
            .collect(Collectors.toSet());

    assertEquals(Set.of(), others);
  }

  @Test
  void standardStreams_areWrittenByCliOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside("cli"))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(CompiledClasses.ALL);
  }

  @Test
  void experiment_runsOneTraining_andKnowsOfNoGrid() {
    noClasses()
        .that()
        .resideInAPackage("org.sordino.experiment")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(inside("experiment.grid"), inside("experiment.table"))
        .check(CompiledClasses.ALL);
  }

  @Test
  void grid_knowsOfNoTable() {
    noClasses()
        .that()
        .resideInAPackage(inside("experiment.grid"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(inside("experiment.table"))
        .check(CompiledClasses.ALL);
  }

  private static void onlyIn(String name, String... libraries) {
    noClasses()
        .that(not(resideInAnyPackage(inside(name))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .allowEmptyShould(true)
        .check(CompiledClasses.ALL);
  }

  private static boolean usesDjl(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> dependency.getTargetClass().getPackageName().startsWith("ai.djl"));
  }

  private static String inside(String name) {
    return "org.sordino." + name + "..";
  }
}
