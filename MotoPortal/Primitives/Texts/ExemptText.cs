namespace MotoPortal.Primitives.Texts;

/// <summary>A text that a supervisor exempted from the card number guard, without the text itself.</summary>
/// <param name="Field">The kind of field in which it may be typed.</param>
/// <param name="Fingerprint">The keyed hash of the text, lower-case hex.</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="MayBeTyped">Whether it may still be typed; false once the exemption was taken back.</param>
internal sealed record ExemptText(ExemptibleField Field, string Fingerprint, int Length, bool MayBeTyped);
