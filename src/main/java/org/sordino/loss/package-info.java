/**
 * Soft-label losses behind one equation (METHODS.md 1):
 *
 * <pre>
 * L = w_ce · CE(z, q)  +  w_kl · s(τ) · mean_n [ ω_n · KL(t_n ‖ p_n(τ)) ]
 * </pre>
 *
 * {@link org.sordino.loss.SoftLabelLoss} is the equation; a {@link
 * org.sordino.loss.SoftLabelMethod} is a row of the table: weights, temperature, factor and teacher
 * distribution.
 */
package org.sordino.loss;
