namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>The state of the reader, with texts in the page's language.</summary>
/// <param name="Screen">The screen.</param>
/// <param name="Label">The reader's label; null when it could not be read.</param>
/// <param name="Intent">
/// The SetupIntent or PaymentIntent of the action, by which the page distinguishes a new request from the last; null for none.
/// </param>
/// <param name="Amount">The amount, formatted in the page's language; null when a card is only saved.</param>
/// <param name="Words">A sentence for the screen, such as why a card was declined; null for none.</param>
/// <param name="ReaderWords">Stripe's own message about a failure, in English; null for none.</param>
/// <param name="Refusal">Why the last request was not carried out; null when it was.</param>
public sealed record ReaderScreenView(
    ReaderScreen Screen,
    string? Label = null,
    string? Intent = null,
    string? Amount = null,
    string? Words = null,
    string? ReaderWords = null,
    string? Refusal = null);
