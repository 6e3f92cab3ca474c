/**
 * Plots and HTML made from what the folder of a run or of an experiment holds, and nothing else:
 * figures as SVG and PNG, and one self-contained page. Charts are drawn by XChart; what it has no
 * good chart for is drawn on the same canvas. Beside them the pages of classified songs, to listen
 * to. This is the only package that uses XChart, and the only one that draws with AWT.
 */
package org.sordino.report;
