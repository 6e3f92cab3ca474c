/** A file that describes many runs, the plan that it stands for, and what the runs came to. */
@org.jspecify.annotations.NullMarked
package org.sordino.experiment.grid;
