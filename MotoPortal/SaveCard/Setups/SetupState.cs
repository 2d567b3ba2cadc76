namespace MotoPortal.SaveCard.Setups;

/// <summary>What is true about the card of one setup. What is in the air stands in the call journal, not here.</summary>
public enum SetupState
{
    /// <summary>Customer, order and consent are being taken down.</summary>
    Draft,

    /// <summary>What the customer agreed to is recorded; Stripe's intent is not known yet.</summary>
    Consented,

    /// <summary>A SetupIntent or PaymentIntent waits for a card; no reader is at work.</summary>
    IntentReady,

    /// <summary>The reader has been asked for the card.</summary>
    OnReader,

    /// <summary>Nobody knows yet what the reader or Stripe did; it is being read.</summary>
    Settling,

    /// <summary>The card is saved and sealed into its consent. Final.</summary>
    Saved,

    /// <summary>Given up; no card is kept. Final unless Stripe tells of a card after all.</summary>
    Abandoned,

    /// <summary>A card was saved after the setup was given up; it is being removed at Stripe.</summary>
    Detaching,

    /// <summary>That late card was removed at Stripe. Final.</summary>
    Detached,

    /// <summary>The amount was charged and, where that was the task, the card is sealed into its consent. Final.</summary>
    Paid,

    /// <summary>The amount was charged although the setup had been given up; a person has to refund it. Final.</summary>
    PaidLate,
}
