using MotoPortal.Charges.Records;
using MotoPortal.Refunds.Records;


namespace MotoPortal.Tests.Refunds;

public sealed class RefundTransitionsTests
{
    /// <summary>Rows are states, columns signals; a dot means not allowed, and = means unchanged.</summary>
    private const string Matrix =
        """
                       AnswerUnknown WasNotSent WasRefused IsPending WantsCustomer WasRefunded HasFailed WasCanceled
        Sending        Unknown       NotSent    Refused    Pending   NeedsCustomer Succeeded   Failed    Canceled
        Unknown        =             NotSent    Refused    Pending   NeedsCustomer Succeeded   Failed    Canceled
        Pending        =             .          .          =         NeedsCustomer Succeeded   Failed    Canceled
        NeedsCustomer  =             .          .          Pending   =             Succeeded   Failed    Canceled
        Succeeded      =             .          .          =         =             =           Failed    .
        Failed         =             .          .          =         =             =           =         .
        Canceled       =             .          .          =         =             .           .         =
        NotSent        .             =          .          Pending   NeedsCustomer Succeeded   Failed    Canceled
        Refused        .             .          =          Pending   NeedsCustomer Succeeded   Failed    Canceled
        """;

    [Fact]
    public void What_can_happen_to_a_refund_is_what_the_matrix_says()
    {
        var lines = Matrix.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var signals = lines[0].Select(Enum.Parse<RefundSignal>).ToArray();
        signals.ShouldBe(Enum.GetValues<RefundSignal>());
        lines[1..].Select(line => Enum.Parse<RefundState>(line[0])).ShouldBe(Enum.GetValues<RefundState>(), ignoreOrder: true);

        foreach (var line in lines[1..])
        {
            var state = Enum.Parse<RefundState>(line[0]);
            foreach (var (signal, said) in signals.Zip(line[1..]))
            {
                RefundState? expected = said switch { "." => null, "=" => state, _ => Enum.Parse<RefundState>(said) };
                RefundTransitions.Next(state, signal).ShouldBe(expected, $"{state} and {signal}");
            }
        }
    }

    [Fact]
    public void An_amount_can_be_given_back_again_only_once_it_is_sure_that_it_was_not() =>
        Enum.GetValues<RefundState>()
            .Where(state => !state.Counts()).ShouldBe([RefundState.Failed, RefundState.Canceled, RefundState.NotSent, RefundState.Refused]);
}
