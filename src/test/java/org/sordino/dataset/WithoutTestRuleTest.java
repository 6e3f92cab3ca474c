package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search for settings sees of songs that a rule divides. */
class WithoutTestRuleTest {
  @TempDir private Path dir;

  @Test
  void withoutTest_ofAnotherRule_leavesItsOtherPartsAsTheyAre() throws IOException {
    List<Song> songs = SplitRuleTest.songs("a", 20);
    Split whole = SplitRuleTest.apply("8/1/1", songs).split();
    SplitRule rule = new SplitRule.WithoutTest(SplitRule.parse("8/1/1"), SplitRule.parse("8/1/1"));

    assertEquals(
        new Split(whole.train(), whole.validation(), List.of()),
        rule.apply(songs, Map.of(), 1).split());
    assertEquals(List.of(16, 2, 2), SplitRuleTest.sizes(whole));
    List<String> kept = new ArrayList<>(whole.validation());
    kept.addAll(whole.test());
    assertEquals(kept, List.copyOf(rule.apply(songs, Map.of(), 1).keptAway()));
    assertEquals("8/1/1 without test", rule.toString());
  }

  @Test
  void withoutTest_whatAnotherRuleTests_isInNoPart() throws IOException {
    List<Song> songs = SplitRuleTest.songs("a", 20);
    SplitRule tested = SplitRule.parse("fold:1/5");
    List<String> away = tested.apply(songs, Map.of(), 1).split().test();
    SplitRule rule = new SplitRule.WithoutTest(SplitRule.parse("2/1/1"), tested);
    AppliedSplit applied = rule.apply(songs, Map.of(), 1);

    Split whole = SplitRuleTest.apply("2/1/1", songs).split();
    List<String> train = new ArrayList<>(whole.train());
    assertTrue(train.removeAll(away));
    assertEquals(train, applied.split().train());
    assertTrue(applied.keptAway().containsAll(away));
    assertTrue(Collections.disjoint(applied.split().validation(), away));
    assertEquals("2/1/1 without the test songs of fold:1/5", rule.toString());
  }

  @Test
  void withoutTest_whatListsTestAndIsNotHere_isKeptAwayToo() throws IOException {
    new Split(List.of("a.00000"), List.of("a.00001"), List.of("a.00002", "b.00000")).write(dir);
    SplitRule tested = SplitRule.parse("lists:" + dir);
    SplitRule rule = new SplitRule.WithoutTest(SplitRule.parse("2/1/1"), tested);

    Set<String> away = rule.apply(SplitRuleTest.songs("a", 9), Map.of(), 1).keptAway();

    assertTrue(away.containsAll(List.of("a.00002", "b.00000")), away.toString());
  }

  /** The lists may divide two copies of a recording; a search keeps the second away as well. */
  @Test
  void withoutTest_anotherCopyOfATestSong_isInNoPart() throws IOException {
    new Split(List.of("a.00000", "a.00001"), List.of("a.00002"), List.of("a.00003")).write(dir);
    SplitRule lists = SplitRule.parse("lists:" + dir);
    Split split =
        new SplitRule.WithoutTest(lists, lists)
            .apply(SplitRuleTest.songs("a", 4), Map.of("a.00001", "same", "a.00003", "same"), 1)
            .split();

    assertEquals(new Split(List.of("a.00000"), List.of("a.00002"), List.of()), split);
  }

  @Test
  void withoutTest_ofARuleWithoutValidation_isRefused() {
    SplitRule rule = new SplitRule.WithoutTest(new SplitRule.All(), new SplitRule.All());
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> rule.apply(SplitRuleTest.songs("a", 4), Map.of(), 1))
            .getMessage();

    assertEquals(
        "--split: a search expected songs to train on and validation songs to choose by, found 4"
            + " and 0 in all without test",
        message);
  }
}
