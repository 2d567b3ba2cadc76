using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Settling;

/// <summary>What is known of an attempt when Stripe is read.</summary>
/// <param name="Intent">The setup's SetupIntent or PaymentIntent.</param>
/// <param name="SavesCard">Whether the card is saved, in which case success requires that Stripe names the card.</param>
/// <param name="Attempt">The number of the attempt, from 1.</param>
/// <param name="LastSeenAttempt">The last SetupAttempt or Charge of earlier attempts.</param>
/// <param name="WasAccepted">Whether the reader has accepted the command.</param>
/// <param name="CancelingFor">Why the reader is being stopped; null while it is not.</param>
/// <param name="SinceSent">The time since the command was sent.</param>
internal sealed record AttemptFacts(
    CardIntentId Intent,
    bool SavesCard,
    int Attempt,
    string? LastSeenAttempt,
    bool WasAccepted,
    SetupProblem? CancelingFor,
    TimeSpan SinceSent);
