package org.sordino.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The campaign of damaged files as a program: {@code FileFaults SEED AUDIO DATA}. */
final class FileFaults {
  private FileFaults() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    long seed = Long.parseLong(arguments[0]);
    int audio = Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("sordino-faults");
    Campaign campaign = new Campaign(seed, folder, System.out);
    int data = Integer.parseInt(arguments[2]);
    Path work = folder.resolve("work");
    int faults = campaign.run(AudioFaults.target(work.resolve("audio")), audio);
    List<Target> targets = new ArrayList<>(ModelFaults.targets(work.resolve("models")));
    targets.addAll(DataFaults.targets(work.resolve("images")));
    targets.add(TagFaults.target(work.resolve("tags")));
    for (Target target : targets) {
      faults = campaign.run(target, data / targets.size());
    }
    System.exit(faults == 0 ? 0 : 1);
  }
}
