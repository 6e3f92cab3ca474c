package org.sordino.cli;

final class Sordino {
  private Sordino() {}
}
