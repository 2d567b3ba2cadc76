using System.Globalization;
using System.Text;
using MotoPortal.Charges.Records;

namespace MotoPortal.Tests.Charges;

public sealed class ChargeTransitionsTests
{
    // One row per state: the result of each signal that may happen; "=" means unchanged.
    private const string Matrix = """
        AwaitingApproval  Approved→Sending GivenUp→GivenUp
        Sending           Approved= AnswerUnknown→Unknown Processes→Processing WasAuthorized→Authorized WasCharged→Succeeded WasDeclined→Declined WantsCustomer→NeedsCustomer WasNotSent→NotSent WasRefused→Refused WasCanceled→GivenUp
        Unknown           AnswerUnknown= Processes→Processing WasAuthorized→Authorized WasCharged→Succeeded WasDeclined→Declined WantsCustomer→NeedsCustomer WasNotSent→NotSent WasRefused→Refused WasCanceled→GivenUp
        Processing        AnswerUnknown= Processes= WasAuthorized→Authorized WasCharged→Succeeded WasDeclined→Declined WasCanceled→GivenUp
        Authorized        AnswerUnknown= Processes= WasAuthorized= WasCharged→Succeeded WasDeclined→Declined WasCanceled→GivenUp
        Succeeded         AnswerUnknown= Processes= WasAuthorized= WasCharged= WasDeclined= WasNotSent= WasRefused=
        Declined          AnswerUnknown= WasCharged→Succeeded WasDeclined= WasCanceled=
        NeedsCustomer     AnswerUnknown= WasCharged→Succeeded WasDeclined= WantsCustomer= WasCanceled→GivenUp
        NotSent           Processes→Processing WasAuthorized→Authorized WasCharged→Succeeded WasDeclined→Declined WantsCustomer→NeedsCustomer WasNotSent= WasCanceled→GivenUp
        Refused           Processes→Processing WasAuthorized→Authorized WasCharged→Succeeded WasDeclined→Declined WantsCustomer→NeedsCustomer WasRefused= WasCanceled→GivenUp
        GivenUp           GivenUp= WasDeclined= WasCanceled=

        """;

    [Fact]
    public void Every_signal_in_every_state_leads_where_the_matrix_says()
    {
        var drawn = new StringBuilder();
        foreach (var state in Enum.GetValues<ChargeState>())
        {
            var moves = Enum.GetValues<ChargeSignal>()
                .Select(signal => (signal, next: ChargeTransitions.Next(state, signal)))
                .Where(move => move.next is not null)
                .Select(move => move.next == state ? $"{move.signal}=" : $"{move.signal}→{move.next}");
            drawn.Append(CultureInfo.InvariantCulture, $"{state,-18}").AppendJoin(' ', moves).Append('\n');
        }

        drawn.ToString().ShouldBe(Matrix.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Whatever_may_have_been_charged_counts()
    {
        Enum.GetValues<ChargeState>().Where(state => state.Counts())
            .ShouldBe([ChargeState.Sending, ChargeState.Unknown, ChargeState.Processing, ChargeState.Authorized, ChargeState.Succeeded]);
    }
}
