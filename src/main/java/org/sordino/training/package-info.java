/** The training loop, its optimizer, schedules, checkpoints and history. */
package org.sordino.training;
