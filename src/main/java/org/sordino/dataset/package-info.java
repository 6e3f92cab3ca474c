/** Songs and their genres, splits and folds by song, and made-up songs to try everything on. */
package org.sordino.dataset;
