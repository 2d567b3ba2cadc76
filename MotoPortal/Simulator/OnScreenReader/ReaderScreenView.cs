namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>One look at the reader, in the words of the person who looks.</summary>
/// <param name="Screen">What is shown.</param>
/// <param name="Label">The reader's name; null when it could not be read.</param>
/// <param name="Intent">The SetupIntent or PaymentIntent that the action is for, so that the page tells a new request from the old one;
/// null without one.</param>
/// <param name="Amount">What is to be paid, as it is written in the page's language; null when a card is only saved.</param>
/// <param name="Words">A sentence that goes with the screen, for example why a card was declined; null when the screen says it all.</param>
/// <param name="ReaderWords">Stripe's own message about a failure, in English; null without one.</param>
/// <param name="Refusal">Why what was just asked of the reader was not done; null when it was.</param>
public sealed record ReaderScreenView(
    ReaderScreen Screen,
    string? Label = null,
    string? Intent = null,
    string? Amount = null,
    string? Words = null,
    string? ReaderWords = null,
    string? Refusal = null);
