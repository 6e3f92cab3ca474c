package org.sordino.loss;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.sordino.file.Labels;

/**
 * The registry of methods: a constant each, with the record that it makes, the settings that it
 * takes and their defaults, its formula and its paper.
 */
public enum LossName {
  /** {@link CrossEntropy}. */
  CROSS_ENTROPY(
      "cross-entropy",
      CrossEntropy.class,
      settings(),
      options -> new CrossEntropy(),
      "CE",
      "the baseline"),
  /** {@link Lsr}. */
  LSR(
      "lsr",
      Lsr.class,
      settings("alpha=0.1"),
      options -> new Lsr(options.number("alpha")),
      "(1-α)·CE + α·KL(u‖p)",
      "Szegedy et al. 2016"),
  /** {@link LsrOs}. */
  LSR_OS(
      "lsr-os",
      LsrOs.class,
      settings("alpha=0.1", "temperature=2"),
      options -> new LsrOs(options.number("alpha"), options.number("temperature")),
      "(1-α)·CE + α·τ²·KL(u‖p(τ))",
      "Wang et al. 2021, eq 10"),
  /** {@link LsrOsTc}: γ at odds 3 : 1. */
  LSR_OS_TC(
      "lsr-os-tc",
      LsrOsTc.class,
      settings("alpha=0.1", "temperature=2", "gamma=" + LossOptions.ODDS_OF_THREE, "factor=tau"),
      options ->
          new LsrOsTc(
              options.number("alpha"),
              options.number("temperature"),
              options.gamma(),
              options.factor()),
      "(1-α)·CE + α·τ·KL(p'‖p(τ)), p' = γ on the true class",
      "Wang et al. 2021, eq 11"),
  /**
   * {@link TfKdReg}: as published for ResNet18 on CIFAR-100, whose multiplier 100 of the
   * elementwise mean over 100 classes is 1 of the sum. So it weighs the same with any number of
   * classes.
   */
  TF_KD_REG(
      "tf-kd-reg",
      TfKdReg.class,
      settings(
          "alpha=0.1",
          "temperature=1",
          "teacher-temperature=20",
          "gamma=0.99",
          "multiplier=1",
          "reduction=sum"),
      options ->
          new TfKdReg(
              options.number("alpha"),
              options.number("temperature"),
              options.number("teacher-temperature"),
              options.gamma(),
              options.number("multiplier"),
              options.reduction()),
      "(1-α)·CE + α·multiplier·τ²·KL(softmax(p'/τ2)‖p(τ)), τ2 the teacher's temperature",
      "Yuan et al. 2020"),
  /** {@link TfKdSelf}: as published for ResNet18 on CIFAR-100 (50), likewise. */
  TF_KD_SELF(
      "tf-kd-self",
      TfKdSelf.class,
      settings("alpha=0.95", "temperature=6", "multiplier=0.5", "reduction=sum"),
      options ->
          new TfKdSelf(
              options.number("alpha"),
              options.number("temperature"),
              options.number("multiplier"),
              options.reduction()),
      "(1-α)·CE + α·multiplier·τ²·KL(t(τ)‖p(τ)), t the same network before",
      "Yuan et al. 2020"),
  /** {@link Kd}: α and τ unconfirmed by any paper. */
  KD(
      "kd",
      Kd.class,
      settings("alpha=0.5", "temperature=4"),
      options -> new Kd(options.number("alpha"), options.number("temperature")),
      "(1-α)·CE + α·τ²·KL(t(τ)‖p(τ))",
      "Hinton et al. 2015"),
  /** {@link KdSoftOnly}. */
  KD_SOFT_ONLY(
      "kd-soft-only",
      KdSoftOnly.class,
      settings(),
      options -> new KdSoftOnly(),
      "KL(t‖p)",
      "Shen et al. 2021, eq 4"),
  /** {@link KdMixture}. */
  KD_MIXTURE(
      "kd-mixture",
      KdMixture.class,
      settings("hard-weight=0.5"),
      options -> new KdMixture(options.number("hard-weight")),
      "λ·CE + (1-λ)·KL(t‖p), λ the hard weight",
      "Shen et al. 2021, table 9"),
  /** {@link KdMasked}: as {@link Kd}. */
  KD_MASKED(
      "kd-masked",
      KdMasked.class,
      settings("alpha=0.5", "temperature=4"),
      options -> new KdMasked(options.number("alpha"), options.number("temperature")),
      "as kd, without the true class's term",
      "Zhou et al. 2021, 3.3"),
  /** {@link KdSelected}: as {@link Kd}, on all but regularization samples. */
  KD_SELECTED(
      "kd-selected",
      KdSelected.class,
      settings("alpha=0.5", "temperature=4", "on-regularization=0", "on-others=1"),
      options ->
          new KdSelected(
              options.number("alpha"),
              options.number("temperature"),
              options.number("on-regularization"),
              options.number("on-others")),
      "as kd, but a regularization sample (on whose true class KL - CE has a larger gradient than CE)"
          + " is taught with probability --on-regularization, any other with --on-others",
      "Zhou et al. 2021"),
  /** {@link Wsl}: as published for CIFAR-100. */
  WSL(
      "wsl",
      Wsl.class,
      settings("alpha=2.25", "temperature=4"),
      options -> new Wsl(options.number("alpha"), options.number("temperature")),
      "CE + α·τ²·ω·KL(t(τ)‖p(τ)), ω = 1-exp(-CE/CE of t)",
      "Zhou et al. 2021"),
  /** {@link BornAgain}: as {@link Kd}. */
  BORN_AGAIN(
      "born-again",
      BornAgain.class,
      settings("alpha=0.5", "temperature=4", "generations=3"),
      options ->
          new BornAgain(
              options.number("alpha"), options.number("temperature"), options.count("generations")),
      "as kd, generation k teaching generation k+1",
      "Furlanello et al. 2018"),
  /** {@link Mutual}. */
  MUTUAL(
      "mutual",
      Mutual.class,
      settings("peers=2"),
      options -> new Mutual(options.count("peers")),
      "CE + mean of KL(other peer‖p)",
      "Zhang et al. 2018");

  private final String label;
  private final Class<? extends SoftLabelMethod> type;
  private final Map<String, String> defaults;
  private final Function<LossOptions, SoftLabelMethod> factory;
  private final String formula;
  private final String source;

  LossName(
      String label,
      Class<? extends SoftLabelMethod> type,
      Map<String, String> defaults,
      Function<LossOptions, SoftLabelMethod> factory,
      String formula,
      String source) {
    this.label = label;
    this.type = type;
    this.defaults = defaults;
    this.factory = factory;
    this.formula = formula;
    this.source = source;
  }

  /** Its name in options and files. */
  public String label() {
    return label;
  }

  /** Its formula, with a word on what is its own. */
  public String formula() {
    return formula;
  }

  /** The paper that it comes from. */
  public String source() {
    return source;
  }

  /**
   * The settings that it takes, {@code alpha}, {@code teacher-temperature}, …, and the default of
   * each, as an option or a file has it.
   */
  public Map<String, String> defaults() {
    return defaults;
  }

  /**
   * The method with the settings given and defaults for the rest.
   *
   * @throws IllegalArgumentException naming the option if a setting is out of range or not taken
   */
  public SoftLabelMethod create(LossOptions options) {
    return factory.apply(options.completed(label, defaults));
  }

  /**
   * The method called {@code label}.
   *
   * @throws IllegalArgumentException listing the valid names if there is none
   */
  public static LossName parse(String label) {
    return Labels.find("--loss", label, values(), LossName::label);
  }

  /** Names and defaults, {@code alpha=0.1}, in their order. */
  private static Map<String, String> settings(String... settings) {
    Map<String, String> defaults = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      defaults.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return Collections.unmodifiableMap(defaults);
  }

  /** The entry of {@code method}. */
  static LossName of(SoftLabelMethod method) {
    return Arrays.stream(values())
        .filter(name -> name.type == method.getClass())
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(method.getClass() + " is not in the registry"));
  }
}
