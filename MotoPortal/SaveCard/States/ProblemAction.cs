namespace MotoPortal.SaveCard.States;

/// <summary>What the clerk can do after an attempt that took no card.</summary>
internal enum ProblemAction
{
    /// <summary>Key the same card in again, on the same reader.</summary>
    SameCard,

    /// <summary>Take another card, on the same reader.</summary>
    AnotherCard,

    /// <summary>Send to the same reader again.</summary>
    SendAgain,

    /// <summary>Choose another reader.</summary>
    AnotherReader,

    /// <summary>Give the setup up.</summary>
    Stop,
}
