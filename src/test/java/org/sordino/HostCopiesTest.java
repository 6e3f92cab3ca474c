package org.sordino;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A GPU is not waited for within an epoch. DJL copies between host and device where an array is
 * read, where one is made of values, and where one is computed with a number, of which it makes an
 * array: the places where the program does so are counted up here, and none of them belongs to a
 * training step on a GPU. What reads a number of the device inside PyTorch, {@code StepProfileTest}
 * counts.
 */
class HostCopiesTest {
  /** Whether a call or a method reference copies. */
  private static boolean copies(JavaCodeUnitAccess<?> call) {
    String name = call.getName();
    List<JavaClass> parameters = call.getTarget().getRawParameterTypes();
    if (call.getTargetOwner().isAssignableTo(NDManager.class)) {
      return name.equals("create") // not of a type alone, which is an array without values
          && parameters.stream().noneMatch(type -> type.getSimpleName().equals("DataType"));
    }
    boolean computes =
        call.getTargetOwner().isAssignableTo(NDArray.class)
            || call.getTargetOwner().isEquivalentTo(NDArrays.class);
    return computes
        && (name.matches("to\\w*Array|toByteBuffer|contentEquals")
            || name.matches("get(Boolean|Byte|Double|Float|Int|Long|Uint8)")
            || parameters.stream().anyMatch(type -> type.isEquivalentTo(Number.class)));
  }

  /** The methods of a package that copy. */
  private static Set<String> copying(String name) {
    return CompiledClasses.ALL.stream()
        .filter(type -> type.getPackageName().equals("org.sordino." + name))
        .flatMap(type -> type.getCodeUnitAccessesFromSelf().stream())
        .filter(HostCopiesTest::copies)
        .map(call -> call.getOriginOwner().getSimpleName() + "." + call.getOrigin().getName())
        .collect(Collectors.toSet());
  }

  /** The numbers are in the host's memory. */
  @Test
  void losses_copyNothing() {
    assertEquals(Set.of("Scalar.scalar", "Scalar.passing"), copying("loss"));
  }

  @Test
  void networks_copyTheirFirstWeightsOnly() {
    assertEquals(Set.of("HeNormal.tensor", "UniformFanIn.tensor"), copying("network"));
  }

  /** The loss is read where it is shown (on the CPU with every step), the rest after an epoch. */
  @Test
  void training_copiesTheLossThatIsShown_andWhatAnEpochEndsWith() {
    assertEquals(
        Set.of("EpochSums.loss", "EpochSums.line", "TrainingLoop.number"), copying("training"));
  }

  /**
   * All is on the device before the first epoch, the order and how images are cropped before each,
   * and a step copies none.
   */
  @Test
  void batches_onTheDevice_copyOnlyTheOrderAndTheCropsOfAnEpoch() {
    assertEquals(
        Set.of(
            "Frames.<init>",
            "Bytes.<init>",
            "Bytes.startEpoch",
            "ResidentBatches.<init>",
            "ResidentBatches.start",
            "BatchFeeder.next"), // for examples that do not fit
        copying("dataset"));
  }
}
