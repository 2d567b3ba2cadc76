namespace MotoPortal.SaveCard.Setups;

/// <summary>What is to happen with the card of one setup.</summary>
public enum SetupTask
{
    /// <summary>It is saved for later charges; nothing is charged now.</summary>
    SaveCard,

    /// <summary>An amount is charged now; nothing is kept.</summary>
    PayNow,

    /// <summary>An amount is charged now, and the card is saved for later charges.</summary>
    PayAndSave,
}
