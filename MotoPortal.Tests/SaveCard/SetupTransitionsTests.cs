using MotoPortal.SaveCard.States;


namespace MotoPortal.Tests.SaveCard;

public sealed class SetupTransitionsTests
{
    /// <summary>Every state with every signal. "=" means unchanged, "." not allowed. A change of behaviour changes this text.</summary>
    private const string Matrix = """
                 ConsentRecorded IntentCreated SentToReader StillOnReader CardSaved PaymentTaken CardDeclined ReaderFailed AnswerUnknown GivenUp   CardDetached
        Draft       Consented       .             .            .             .         .            .            .            .             Abandoned .
        Consented   .               IntentReady   .            .             .         .            .            .            .             Abandoned .
        IntentReady .               =             OnReader     OnReader      Saved     Paid         =            =            =             Abandoned .
        OnReader    .               =             .            =             Saved     Paid         IntentReady  IntentReady  Settling      .         .
        Settling    .               =             .            OnReader      Saved     Paid         IntentReady  IntentReady  =             .         .
        Saved       .               =             .            =             =         .            =            =            =             .         .
        Abandoned   .               =             .            =             Detaching PaidLate     =            =            =             =         .
        Detaching   .               =             .            =             =         .            =            =            =             .         Detached
        Detached    .               =             .            =             =         .            =            =            =             .         =
        Paid        .               =             .            =             .         =            =            =            =             .         .
        PaidLate    .               =             .            =             .         =            =            =            =             .         =
        """;

    [Fact]
    public void Every_state_answers_every_signal_as_the_matrix_says()
    {
        var rows = Matrix.Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToArray();
        var signals = rows[0].Select(Enum.Parse<SetupSignal>).ToArray();
        signals.ShouldBe(Enum.GetValues<SetupSignal>(), ignoreOrder: true);
        rows.Skip(1).Select(row => Enum.Parse<SetupState>(row[0])).ShouldBe(Enum.GetValues<SetupState>());

        foreach (var row in rows.Skip(1))
        {
            var state = Enum.Parse<SetupState>(row[0]);
            foreach (var (signal, cell) in signals.Zip(row.Skip(1)))
            {
                SetupState? expected = cell switch { "." => null, "=" => state, _ => Enum.Parse<SetupState>(cell) };
                SetupTransitions.Next(state, signal).ShouldBe(expected, $"{state} and {signal}");
            }
        }
    }
}
