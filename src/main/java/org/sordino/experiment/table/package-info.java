/** What an experiment came to: its runs as a table, and the forms that the table is written in. */
@org.jspecify.annotations.NullMarked
package org.sordino.experiment.table;
