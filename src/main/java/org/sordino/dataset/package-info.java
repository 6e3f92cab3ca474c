/** Songs and their genres, splits and folds by song, made-up songs to try everything on; images. */
package org.sordino.dataset;
