namespace MotoPortal.Simulator.SetupIntents;

/// <summary>The signals to a SetupIntent.</summary>
internal enum SetupIntentSignal
{
    /// <summary>A request named a card.</summary>
    CardNamed,

    /// <summary>A reader sent a card to the bank.</summary>
    CardPresented,

    /// <summary>The bank approved.</summary>
    CardAccepted,

    /// <summary>The bank declined.</summary>
    CardRefused,

    /// <summary>A request canceled it.</summary>
    GivenUp,
}
