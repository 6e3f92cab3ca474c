package org.sordino.dataset;

import java.nio.FloatBuffer;
import java.util.List;

/** Made-up examples of which a test changes something. */
public class OtherwiseTiny implements Examples {
  private final TinyExamples examples;

  protected OtherwiseTiny(TinyExamples examples) {
    this.examples = examples;
  }

  @Override
  public ItemKind itemKind() {
    return examples.itemKind();
  }

  @Override
  public List<String> classes() {
    return examples.classes();
  }

  @Override
  public long[] shape() {
    return examples.shape();
  }

  @Override
  public int size() {
    return examples.size();
  }

  @Override
  public int label(int example) {
    return examples.label(example);
  }

  @Override
  public String item(int example) {
    return examples.item(example);
  }

  @Override
  public int clip(int example) {
    return examples.clip(example);
  }

  @Override
  public void read(int example, FloatBuffer target) {
    examples.read(example, target);
  }
}
