namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>The data of the page.</summary>
/// <param name="ReaderId">Stripe's id of the reader.</param>
/// <param name="First">The reader's state at rendering, so that the page is right before its script runs.</param>
/// <param name="IsPractice">Whether it uses the simulator and not a Stripe sandbox.</param>
/// <param name="PollMilliseconds">The polling interval.</param>
/// <param name="RestingPollMilliseconds">The polling interval after some minutes without change.</param>
/// <param name="Month">The current month.</param>
/// <param name="Language">The language, a two-letter code.</param>
/// <param name="Theme">"light", "dark", or null for the system's theme.</param>
/// <param name="Cards">The test cards to choose from.</param>
public sealed record ReaderPageView(
    string ReaderId,
    ReaderScreenView First,
    bool IsPractice,
    int PollMilliseconds,
    int RestingPollMilliseconds,
    DateOnly Month,
    string Language,
    string? Theme,
    IReadOnlyList<TestCardChoice> Cards);
