package org.sordino.audio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.function.Function;
import net.sourceforge.jaad.aac.Decoder;
import net.sourceforge.jaad.aac.DecoderConfig;
import net.sourceforge.jaad.aac.sbr.SBR;
import net.sourceforge.jaad.aac.syntax.CPE;
import net.sourceforge.jaad.aac.syntax.Element;
import net.sourceforge.jaad.aac.syntax.ICStream;
import net.sourceforge.jaad.aac.syntax.SyntacticElements;
import net.sourceforge.jaad.aac.tools.TNS;

/**
 * The elements of one of JAAD's decoders, by the names that frames call them. What it makes of them
 * when it meets a name first is given what JAAD lacks or does wrong: {@link TemporalNoiseShaping},
 * {@link CoupledReplication} and {@link MonoReplication}.
 */
final class JaadElements extends HashMap<Element.InstanceTag, Element> {
  private static final long serialVersionUID = 1;

  private static final Field ELEMENTS;
  private static final VarHandle OF_DECODER;
  private static final VarHandle SINGLE;
  private static final VarHandle LEFT;
  private static final VarHandle RIGHT;
  private static final VarHandle SHAPING;
  private static final VarHandle REPLICATION;

  static {
    try {
      ELEMENTS = SyntacticElements.class.getDeclaredField("elements");
      ELEMENTS.setAccessible(true);
      OF_DECODER = field(Decoder.class, "syntacticElements", SyntacticElements.class);
      Class<?> single =
          MethodHandles.privateLookupIn(CPE.class, MethodHandles.lookup())
              .findClass(CPE.class.getPackageName() + ".SCE");
      SINGLE = field(single, "ics", ICStream.class);
      LEFT = field(CPE.class, "icsL", ICStream.class);
      RIGHT = field(CPE.class, "icsR", ICStream.class);
      SHAPING = field(ICStream.class, "tns", TNS.class);
      REPLICATION = field(CPE.class.getSuperclass(), "sbr", SBR.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("another version of JAAD", e);
    }
  }

  private static VarHandle field(Class<?> owner, String name, Class<?> type)
      throws ReflectiveOperationException {
    return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
        .findVarHandle(owner, name, type);
  }

  private final transient DecoderConfig config;

  private JaadElements(DecoderConfig config) {
    this.config = config;
  }

  /** Mends what {@code decoder}, which has decoded nothing yet, is going to decode with. */
  static JaadElements mend(Decoder decoder) {
    JaadElements elements = new JaadElements(decoder.getConfig());
    try {
      ELEMENTS.set(OF_DECODER.get(decoder), elements);
      return elements;
    } catch (IllegalAccessException e) {
      throw new LinkageError("another version of JAAD", e);
    }
  }

  /** Whether the last frame had spectral band replication. */
  boolean replicates() {
    return values().stream()
        .filter(CPE.class.getSuperclass()::isInstance)
        .map(element -> (SBR) REPLICATION.get(element))
        .anyMatch(replication -> replication != null && replication.isValid());
  }

  @Override
  public Element computeIfAbsent(
      Element.InstanceTag tag, Function<? super Element.InstanceTag, ? extends Element> made) {
    return super.computeIfAbsent(tag, name -> mended(made.apply(name)));
  }

  private Element mended(Element element) {
    if (element instanceof CPE) {
      SHAPING.set(LEFT.get(element), new TemporalNoiseShaping());
      SHAPING.set(RIGHT.get(element), new TemporalNoiseShaping());
      if (config.isSBREnabled()) {
        REPLICATION.set(element, new CoupledReplication(config));
      }
    } else if (SINGLE.coordinateTypes().get(0).isInstance(element)) {
      SHAPING.set(SINGLE.get(element), new TemporalNoiseShaping());
      if (config.isSBREnabled()) {
        REPLICATION.set(element, new MonoReplication(config));
      }
    }
    return element;
  }
}
