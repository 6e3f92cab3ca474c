package org.sordino.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.file.Json;

/** Names and options of networks, without building any. */
class NetworkNameTest {
  private static final Shape CLIP = new Shape(513, 129);
  private static final Shape IMAGE = new Shape(3, 32, 32);

  private static String refusal(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nnet1",
        "nnet2",
        "resnet8",
        "resnet1202",
        "resnet164",
        "resnet11-bottleneck",
        "preact-resnet164",
        "preact-resnet1001-bottleneck",
        "wrn-10-1",
        "wrn-28-10"
      })
  void parse_validName_isKept(String name) {
    assertEquals(name, NetworkName.parse(name).label());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nnet3",
        "nnet11",
        "resnet",
        "resnet020",
        "resnet20 ",
        "resnet-20",
        "ResNet20",
        "resnet20-wide",
        "preresnet20",
        "preact-resnet",
        "resnet99999999999",
        "wrn-28",
        "wrn-28-10-2",
        ""
      })
  void parse_unknownName_listsTheValidOnes(String name) {
    assertEquals(
        "--network: expected one of nnet1, nnet2, resnet<6n+2>, resnet<9n+2>-bottleneck,"
            + " preact-resnet<6n+2>, preact-resnet<9n+2>-bottleneck, wrn-<6n+4>-<k>, found "
            + name,
        refusal(() -> NetworkName.parse(name)));
  }

  @ParameterizedTest
  @CsvSource({
    "resnet21, resnet<D> with D = 6n + 2 and n of 1 to 200",
    "resnet2, resnet<D> with D = 6n + 2 and n of 1 to 200",
    "resnet1208, resnet<D> with D = 6n + 2 and n of 1 to 200",
    "resnet26-bottleneck, resnet<D>-bottleneck with D = 9n + 2 and n of 1 to 200",
    "preact-resnet109, preact-resnet<D> with D = 6n + 2 and n of 1 to 200",
    "preact-resnet109-bottleneck, preact-resnet<D>-bottleneck with D = 9n + 2 and n of 1 to 200",
    "wrn-20-4, wrn-<D>-<k> with D = 6n + 4 and n of 1 to 200",
    "wrn-4-4, wrn-<D>-<k> with D = 6n + 4 and n of 1 to 200",
    "wrn-16-0, wrn-<D>-<k> with k of 1 to 64",
    "wrn-16-65, wrn-<D>-<k> with k of 1 to 64",
  })
  void parse_depthOrWidthOfNoNetwork_isRefusedWithTheRule(String name, String rule) {
    assertEquals(
        "--network: expected " + rule + ", found " + name, refusal(() -> NetworkName.parse(name)));
  }

  @ParameterizedTest
  @CsvSource({
    "resnet20, A",
    "resnet29-bottleneck, B",
    "resnet164, B",
    "preact-resnet110, A",
    "preact-resnet164, B",
    "wrn-16-2,",
    "nnet1,"
  })
  void of_withoutShortcut_takesThatOfThePaper(String name, @Nullable Shortcut shortcut) {
    assertEquals(shortcut, NetworkSettings.of(name).shortcut());
  }

  @Test
  void of_withoutHead_takesTheNetworksOwn() {
    assertEquals(List.of(), NetworkSettings.of("nnet1").head());
    assertEquals(List.of(300, 150), NetworkSettings.of("nnet2").head());
  }

  @Test
  void settings_optionNotTaken_isRefusedByItsName() {
    List<Integer> head = List.of(10);

    assertEquals(
        "--head: --network resnet20 takes only --shortcut",
        refusal(() -> NetworkSettings.of("resnet20", head, false, 0, null)));
    assertEquals(
        "--batch-norm: --network preact-resnet164 takes only --shortcut",
        refusal(() -> NetworkSettings.of("preact-resnet164", null, true, 0, null)));
    assertEquals(
        "--dropout: --network resnet20 takes only --shortcut",
        refusal(() -> NetworkSettings.of("resnet20", null, false, 0.3, null)));
    assertEquals(
        "--shortcut: --network wrn-16-2 takes only --dropout",
        refusal(() -> NetworkSettings.of("wrn-16-2", null, false, 0, Shortcut.B)));
    assertEquals(
        "--shortcut: --network nnet1 takes only --batch-norm, --dropout, --head",
        refusal(() -> NetworkSettings.of("nnet1", null, false, 0, Shortcut.A)));
  }

  @Test
  void settings_ofImages_areReadAsWritten() throws IOException {
    NetworkSettings settings = NetworkSettings.of("resnet20", null, false, 0, Shortcut.B);

    String json = Json.line(settings);

    assertTrue(json.contains("\"shortcut\":\"b\""), json);
    assertEquals(settings, Json.parse(json, NetworkSettings.class, Path.of("model.json")));
  }

  @Test
  void settings_ofClips_haveNoShortcutInFiles() throws IOException {
    String json = "{\"name\":\"nnet1\",\"head\":[],\"batch_norm\":false,\"dropout\":0.0}";

    NetworkSettings settings = Json.parse(json, NetworkSettings.class, Path.of("model.json"));

    assertNull(settings.shortcut());
    assertEquals(json, Json.line(settings));
  }

  @ParameterizedTest
  @CsvSource({"0", "-3", "65537"})
  void settings_headOutOfRange_isRefused(int units) {
    assertEquals(
        "--head: expected 1 to 65536 units, found " + units,
        refusal(() -> NetworkSettings.of("nnet1", List.of(10, units), false, 0, null)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void settings_dropoutOutOfRange_isRefused(double dropout) {
    assertEquals(
        "--dropout: expected at least 0 and below 1, found " + dropout,
        refusal(() -> NetworkSettings.of("nnet1", null, false, dropout, null)));
  }

  @Test
  void shortcut_unknown_isRefusedWithTheValidOnes() {
    assertEquals(Shortcut.A, Shortcut.parse("a"));
    assertEquals("--shortcut: expected one of a, b, found c", refusal(() -> Shortcut.parse("c")));
  }

  @Test
  void create_inputOfAnotherKind_isRefused() {
    assertEquals(
        "--network: nnet1 expects inputs of 2 axes, channels × time, found data of 3",
        refusal(() -> NetworkName.create(NetworkSettings.of("nnet1"), IMAGE, 10)));
    assertEquals(
        "--network: resnet20 expects inputs of 3 axes, channels × height × width, found data of 2",
        refusal(() -> NetworkName.create(NetworkSettings.of("resnet20"), CLIP, 10)));
  }

  @Test
  void create_oneClass_isRefused() {
    assertEquals(
        "classes: expected at least 2, found 1",
        refusal(() -> NetworkName.create(NetworkSettings.of("resnet20"), IMAGE, 1)));
  }
}
