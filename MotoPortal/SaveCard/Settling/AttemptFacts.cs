using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard.Settling;

/// <summary>What is known of an attempt when Stripe is read.</summary>
/// <param name="Intent">Our SetupIntent or PaymentIntent.</param>
/// <param name="SavesCard">Whether the card is kept, so that nothing is done before Stripe tells it.</param>
/// <param name="Attempt">Which attempt it is, from 1.</param>
/// <param name="LastSeenAttempt">The last SetupAttempt or Charge that earlier attempts left at Stripe.</param>
/// <param name="WasAccepted">Whether the reader was known to have the command.</param>
/// <param name="CancelingFor">Why the reader is being stopped; null while it is not.</param>
/// <param name="SinceSent">How long ago it was sent.</param>
internal sealed record AttemptFacts(
    CardIntentId Intent,
    bool SavesCard,
    int Attempt,
    string? LastSeenAttempt,
    bool WasAccepted,
    SetupProblem? CancelingFor,
    TimeSpan SinceSent);
