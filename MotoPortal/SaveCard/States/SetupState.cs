namespace MotoPortal.SaveCard.States;

/// <summary>The state of one setup's card. Calls under way are in the call journal, not here.</summary>
public enum SetupState
{
    /// <summary>Customer, order and consent are being taken down.</summary>
    Draft,

    /// <summary>The customer's agreement is recorded; Stripe's intent is not known yet.</summary>
    Consented,

    /// <summary>A SetupIntent or PaymentIntent waits for a card; no reader is active.</summary>
    IntentReady,

    /// <summary>The reader has been asked for the card.</summary>
    OnReader,

    /// <summary>The result at the reader or Stripe is unknown and is being read.</summary>
    Settling,

    /// <summary>The card is saved and attached to its consent. Final.</summary>
    Saved,

    /// <summary>Given up; no card is saved. Final unless Stripe reports a card later.</summary>
    Abandoned,

    /// <summary>A card was saved after the setup was given up, and is being removed at Stripe.</summary>
    Detaching,

    /// <summary>That late card was removed at Stripe. Final.</summary>
    Detached,

    /// <summary>The amount was charged and, if that was the task, the card is attached to its consent. Final.</summary>
    Paid,

    /// <summary>The amount was charged although the setup was given up; a person has to refund it. Final.</summary>
    PaidLate,
}
