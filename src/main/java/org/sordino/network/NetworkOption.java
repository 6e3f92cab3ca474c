package org.sordino.network;

/** The options that some networks take and others do not. */
enum NetworkOption {
  /** Units of the hidden linear layers. */
  HEAD("--head"),
  /** Batch normalisation after every convolution. */
  BATCH_NORM("--batch-norm"),
  /** Values dropped in training. */
  DROPOUT("--dropout"),
  /** How blocks with more channels after than before pass their input on. */
  SHORTCUT("--shortcut");

  private final String label;

  NetworkOption(String label) {
    this.label = label;
  }

  /** Its name on the command line. */
  String label() {
    return label;
  }
}
