using MotoPortal.Simulator.SetupIntents;

namespace MotoPortal.Simulator.Terminal;

/// <summary>A reader's task with a card.</summary>
/// <param name="IntentType"><c>setup_intent</c> or <c>payment_intent</c>.</param>
/// <param name="IntentId">The intent.</param>
/// <param name="Terms">The terms of taking the card.</param>
internal sealed record ReaderTask(string IntentType, string IntentId, SavingTerms Terms)
{
    /// <summary>Whether the card is to be charged.</summary>
    public bool IsPayment => IntentType == "payment_intent";
}
