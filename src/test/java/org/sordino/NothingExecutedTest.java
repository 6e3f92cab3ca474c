package org.sordino;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are data: no objects are made by the names in them, and nothing in them is run. */
class NothingExecutedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "java\\.io\\.Object(In|Out)putStream",
        "java\\.beans\\.XML.*",
        "java\\.lang\\.ProcessBuilder.*",
        "java\\.net\\.(?!URI(SyntaxException)?$).*",
        "javax\\.(script|naming|management\\.remote)\\..*",
        "org\\.yaml\\.snakeyaml\\..*",
        "ai\\.djl\\.repository\\..*"
      })
  void noClass_usesWhatMakesObjectsOrRunsPrograms(String name) {
    noClasses().should().dependOnClassesThat().haveNameMatching(name).check(CompiledClasses.ALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(activate|enable)DefaultTyping.*",
        "setPolymorphicTypeValidator",
        "forName",
        "loadClass",
        "exec",
        "readObject"
      })
  void noClass_callsWhatTurnsTextIntoCode(String method) {
    noClasses()
        .should()
        .callMethodWhere(
            target(nameMatching(method))
                .and(
                    target(
                        owner(
                            nameMatching(
                                "(java\\.lang\\.(Class|ClassLoader|Runtime)|java\\.io\\..*"
                                    + "|com\\.fasterxml\\..*)")))))
        .check(CompiledClasses.ALL);
  }

  /** A type is chosen by the keys that an object has, never by a class that the file names. */
  @Test
  void typesInJson_areDeducedFromTheirKeys() {
    Set<JavaClass> chosen =
        CompiledClasses.ALL.stream()
            .filter(type -> type.isAnnotatedWith(JsonTypeInfo.class))
            .collect(Collectors.toSet());

    assertTrue(!chosen.isEmpty());
    assertEquals(
        Set.of(JsonTypeInfo.Id.DEDUCTION),
        chosen.stream()
            .map(type -> type.getAnnotationOfType(JsonTypeInfo.class).use())
            .collect(Collectors.toSet()));
    assertEquals(
        List.of(),
        CompiledClasses.ALL.stream()
            .flatMap(type -> type.getMembers().stream())
            .filter(member -> member.isAnnotatedWith(JsonTypeInfo.class))
            .toList());
  }
}
