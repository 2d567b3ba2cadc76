namespace MotoPortal.Simulator.SetupIntents;

/// <summary>What happens to a SetupIntent.</summary>
internal enum SetupIntentSignal
{
    /// <summary>A request named a card.</summary>
    CardNamed,

    /// <summary>A reader sent a card off.</summary>
    CardPresented,

    /// <summary>The bank agreed.</summary>
    CardAccepted,

    /// <summary>The bank did not agree.</summary>
    CardRefused,

    /// <summary>A request gave it up.</summary>
    GivenUp,
}
