namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>All that the page is drawn from.</summary>
/// <param name="ReaderId">Stripe's id of the reader.</param>
/// <param name="First">The look with which the page was made, so that it is right before its script runs.</param>
/// <param name="IsPractice">True on a simulator, false on a Stripe sandbox.</param>
/// <param name="PollMilliseconds">How often the page asks for the state.</param>
/// <param name="RestingPollMilliseconds">How often it asks when nothing has happened for minutes.</param>
/// <param name="Month">The first month that is not over.</param>
/// <param name="Language">Two letters.</param>
/// <param name="Theme">"light", "dark", or null for what the system says.</param>
/// <param name="Cards">The test cards on the shelf.</param>
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
