package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainPartsTest {
  @ParameterizedTest
  @ValueSource(strings = {"train", "train,valid", "train 9/10", "train,valid 9/10", "", "valid,"})
  void toString_anyParts_isWhatWasParsed(String text) {
    assertEquals(text, TrainParts.parse(text).toString());
  }

  @Test
  void parse_nineTenths_holdATenthOut() {
    assertEquals(
        new TrainParts(List.of("train", "valid"), true), TrainParts.parse("train,valid 9/10"));
    assertEquals(TrainParts.parse("train 9/10"), TrainParts.TRAIN.holdingOutATenth());
  }

  @Test
  void validating_tenthHeldOut_isOfTheFoldersThatTrain() {
    assertEquals(List.of("valid"), TrainParts.TRAIN.validating());
    assertEquals(List.of("train"), TrainParts.TRAIN.holdingOutATenth().validating());
  }

  @Test
  void trainAllOf_foldersThatTrainInPartOrNotAtAll_isFalse() {
    assertTrue(TrainParts.BOTH.trainAllOf(List.of("valid")));
    assertFalse(TrainParts.TRAIN.trainAllOf(List.of("valid")));
    assertFalse(TrainParts.TRAIN.holdingOutATenth().trainAllOf(List.of("train")));
  }
}
