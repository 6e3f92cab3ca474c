package org.sordino.loss;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The registry of methods: a constant each, with the record that it makes, the settings that it
 * takes, its formula and its paper.
 */
public enum LossName {
  /** {@link CrossEntropy}. */
  CROSS_ENTROPY(
      "cross-entropy",
      CrossEntropy.class,
      Set.of(),
      options -> new CrossEntropy(),
      "CE",
      "the baseline"),
  /** {@link Lsr}: α 0.1. */
  LSR(
      "lsr",
      Lsr.class,
      Set.of("alpha"),
      options -> new Lsr(options.number("alpha", 0.1)),
      "(1-α)·CE + α·KL(u‖p)",
      "Szegedy et al. 2016"),
  /** {@link LsrOs}: α 0.1, τ 2. */
  LSR_OS(
      "lsr-os",
      LsrOs.class,
      Set.of("alpha", "temperature"),
      options -> new LsrOs(options.number("alpha", 0.1), options.number("temperature", 2)),
      "(1-α)·CE + α·τ²·KL(u‖p(τ))",
      "Wang et al. 2021, eq 10"),
  /** {@link LsrOsTc}: α 0.1, τ 2, γ at odds 3 : 1, factor τ. */
  LSR_OS_TC(
      "lsr-os-tc",
      LsrOsTc.class,
      Set.of("alpha", "temperature", "gamma", "factor"),
      options ->
          new LsrOsTc(
              options.number("alpha", 0.1),
              options.number("temperature", 2),
              options.number("gamma", options.gammaOfOddsThree()),
              options.factor()),
      "(1-α)·CE + α·τ·KL(p'‖p(τ)), p' = γ on the true class",
      "Wang et al. 2021, eq 11"),
  /** {@link TfKdReg}: as published for ResNet18 on CIFAR-100. */
  TF_KD_REG(
      "tf-kd-reg",
      TfKdReg.class,
      Set.of("alpha", "temperature", "teacher-temperature", "gamma", "multiplier", "reduction"),
      options ->
          new TfKdReg(
              options.number("alpha", 0.1),
              options.number("temperature", 1),
              options.number("teacher-temperature", 20),
              options.number("gamma", 0.99),
              options.number("multiplier", 100),
              options.reduction()),
      "(1-α)·CE + α·multiplier·τ²·KL(softmax(p'/τ2)‖p(τ))",
      "Yuan et al. 2020"),
  /** {@link TfKdSelf}: as published for ResNet18 on CIFAR-100. */
  TF_KD_SELF(
      "tf-kd-self",
      TfKdSelf.class,
      Set.of("alpha", "temperature", "multiplier", "reduction"),
      options ->
          new TfKdSelf(
              options.number("alpha", 0.95),
              options.number("temperature", 6),
              options.number("multiplier", 50),
              options.reduction()),
      "(1-α)·CE + α·multiplier·τ²·KL(t(τ)‖p(τ)), t the same network before",
      "Yuan et al. 2020"),
  /** {@link Kd}: α 0.5, τ 4, unconfirmed by any paper. */
  KD(
      "kd",
      Kd.class,
      Set.of("alpha", "temperature"),
      options -> new Kd(options.number("alpha", 0.5), options.number("temperature", 4)),
      "(1-α)·CE + α·τ²·KL(t(τ)‖p(τ))",
      "Hinton et al. 2015"),
  /** {@link KdSoftOnly}. */
  KD_SOFT_ONLY(
      "kd-soft-only",
      KdSoftOnly.class,
      Set.of(),
      options -> new KdSoftOnly(),
      "KL(t‖p)",
      "Shen et al. 2021, eq 4"),
  /** {@link KdMixture}: λ 0.5. */
  KD_MIXTURE(
      "kd-mixture",
      KdMixture.class,
      Set.of("hard-weight"),
      options -> new KdMixture(options.number("hard-weight", 0.5)),
      "λ·CE + (1-λ)·KL(t‖p), λ the hard weight",
      "Shen et al. 2021, table 9"),
  /** {@link KdMasked}: as {@link Kd}. */
  KD_MASKED(
      "kd-masked",
      KdMasked.class,
      Set.of("alpha", "temperature"),
      options -> new KdMasked(options.number("alpha", 0.5), options.number("temperature", 4)),
      "as kd, without the true class's term",
      "Zhou et al. 2021, 3.3"),
  /** {@link KdSelected}: as {@link Kd}, on all but regularization samples. */
  KD_SELECTED(
      "kd-selected",
      KdSelected.class,
      Set.of("alpha", "temperature", "on-regularization", "on-others"),
      options ->
          new KdSelected(
              options.number("alpha", 0.5),
              options.number("temperature", 4),
              options.number("on-regularization", 0),
              options.number("on-others", 1)),
      "as kd, on samples of a kind with a probability each",
      "Zhou et al. 2021"),
  /** {@link Wsl}: as published for CIFAR-100. */
  WSL(
      "wsl",
      Wsl.class,
      Set.of("alpha", "temperature"),
      options -> new Wsl(options.number("alpha", 2.25), options.number("temperature", 4)),
      "CE + α·τ²·ω·KL(t(τ)‖p(τ)), ω = 1-exp(-CE/CE of t)",
      "Zhou et al. 2021"),
  /** {@link BornAgain}: as {@link Kd}, three generations. */
  BORN_AGAIN(
      "born-again",
      BornAgain.class,
      Set.of("alpha", "temperature", "generations"),
      options ->
          new BornAgain(
              options.number("alpha", 0.5),
              options.number("temperature", 4),
              options.count("generations", 3)),
      "as kd, generation k teaching generation k+1",
      "Furlanello et al. 2018"),
  /** {@link Mutual}: two peers. */
  MUTUAL(
      "mutual",
      Mutual.class,
      Set.of("peers"),
      options -> new Mutual(options.count("peers", 2)),
      "CE + mean of KL(other peer‖p)",
      "Zhang et al. 2018");

  private final String label;
  private final Class<? extends SoftLabelMethod> type;
  private final Set<String> accepted;
  private final Function<LossOptions, SoftLabelMethod> factory;
  private final String formula;
  private final String source;

  LossName(
      String label,
      Class<? extends SoftLabelMethod> type,
      Set<String> accepted,
      Function<LossOptions, SoftLabelMethod> factory,
      String formula,
      String source) {
    this.label = label;
    this.type = type;
    this.accepted = accepted;
    this.factory = factory;
    this.formula = formula;
    this.source = source;
  }

  /** Its name in options and files. */
  public String label() {
    return label;
  }

  /** Its formula in one line. */
  public String formula() {
    return formula;
  }

  /** The paper that it comes from. */
  public String source() {
    return source;
  }

  /** The names of the settings that it takes: {@code alpha}, {@code teacher-temperature}, …. */
  public Set<String> settings() {
    return accepted;
  }

  /**
   * The method with the settings given and defaults for the rest.
   *
   * @throws IllegalArgumentException naming the option if a setting is out of range or not taken
   */
  public SoftLabelMethod create(LossOptions options) {
    options.accept(label, accepted);
    return factory.apply(options);
  }

  /**
   * The method called {@code label}.
   *
   * @throws IllegalArgumentException listing the valid names if there is none
   */
  public static LossName parse(String label) {
    return Arrays.stream(values())
        .filter(name -> name.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--loss: expected one of "
                        + Arrays.stream(values())
                            .map(LossName::label)
                            .collect(Collectors.joining(", "))
                        + ", found "
                        + label));
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
