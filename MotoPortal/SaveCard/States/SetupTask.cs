namespace MotoPortal.SaveCard.States;

/// <summary>What is to be done with the card of a setup.</summary>
public enum SetupTask
{
    /// <summary>The card is saved for later charges; nothing is charged now.</summary>
    SaveCard,

    /// <summary>An amount is charged now; the card is not saved.</summary>
    PayNow,

    /// <summary>An amount is charged now, and the card is saved for later charges.</summary>
    PayAndSave,
}
