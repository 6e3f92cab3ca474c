package org.sordino.fault;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The campaign of damaged files as a program: {@code FileFaults SEED AUDIO DATA TAGS}, these being
 * the numbers of audio files to be read, of other files, and of audio files to be tagged.
 */
final class FileFaults {
  private final long seed;
  private final Path folder;
  private final PrintStream out;
  private int faults;

  /** Faults of files in {@code folder}, which is there for them alone. */
  FileFaults(long seed, Path folder, PrintStream out) {
    this.seed = seed;
    this.folder = folder;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("sordino-faults");
    FileFaults files = new FileFaults(Long.parseLong(arguments[0]), folder, System.out);
    boolean clean =
        files.run(
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]));
    System.exit(clean ? 0 : 1);
  }

  /** Whether there was no fault. */
  boolean run(int audio, int data, int tags) throws IOException, InterruptedException {
    Path work = folder.resolve("work");
    share("audio", List.of(AudioFaults.target(work.resolve("audio"))), audio);
    List<Target> others = new ArrayList<>(ModelFaults.targets(work.resolve("models")));
    others.addAll(DataFaults.targets(work.resolve("images")));
    share("models, stores, texts and images", others, data);
    share("tags", List.of(TagFaults.target(work.resolve("tags"))), tags);
    return tidied();
  }

  /** Damages {@code count} files, of each target as many as of the others or one more. */
  void share(String what, List<Target> targets, int count)
      throws IOException, InterruptedException {
    Campaign campaign = new Campaign(seed, folder, out);
    for (int i = 0; i < targets.size(); i++) {
      int more = i < count % targets.size() ? 1 : 0;
      campaign.run(targets.get(i), count / targets.size() + more);
    }
    faults += campaign.faults();
    out.println(what + ": " + campaign.summary());
  }

  /** Deletes the folder if there was no fault, which is what is returned. */
  boolean tidied() throws IOException {
    if (faults == 0) {
      Studio.delete(folder);
    } else {
      out.println("kept: " + folder);
    }
    return faults == 0;
  }
}
