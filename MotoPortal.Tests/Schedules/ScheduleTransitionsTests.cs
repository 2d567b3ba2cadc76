using MotoPortal.Primitives;
using MotoPortal.Schedules.Plans;

namespace MotoPortal.Tests.Schedules;

public sealed class ScheduleTransitionsTests
{
    /// <summary>Every state with every signal. "=" means unchanged, "." not allowed. A change of behaviour changes this text.</summary>
    private const string Matrix = """
                       WasPaused WasResumed TroubleMet     TroubleMended HasEnded
        Active         Paused    .          NeedsAttention .             Ended
        Paused         .         Active     NeedsAttention .             Ended
        NeedsAttention Paused    .          =              Active        Ended
        Ended          .         .          .              .             =
        """;

    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);

    [Fact]
    public void Every_state_answers_every_signal_as_the_matrix_says()
    {
        const StringSplitOptions Words = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var rows = Matrix.Split('\n').Select(line => line.Split(' ', Words)).ToArray();
        var signals = rows[0].Select(Enum.Parse<ScheduleSignal>).ToArray();
        signals.ShouldBe(Enum.GetValues<ScheduleSignal>(), ignoreOrder: true);
        rows.Skip(1).Select(row => Enum.Parse<ScheduleState>(row[0])).ShouldBe(Enum.GetValues<ScheduleState>(), ignoreOrder: true);

        foreach (var row in rows.Skip(1))
        {
            var state = Enum.Parse<ScheduleState>(row[0]);
            foreach (var (signal, cell) in signals.Zip(row.Skip(1)))
            {
                ScheduleState? expected = cell switch { "." => null, "=" => state, _ => Enum.Parse<ScheduleState>(cell) };
                ScheduleTransitions.Next(state, signal).ShouldBe(expected, $"{state} and {signal}");
            }
        }
    }

    [Fact]
    public void A_schedule_that_has_ended_is_not_taken_up_again()
    {
        var today = DateOnly.FromDateTime(Now.Date);
        var schedule = ChargeSchedule.Make(ConsentId.Create(Now), PortalCustomerId.Create(Now), store: null, today, isLate: false, Now);
        schedule.Finish(ScheduleEnd.Withdrawn, Now);

        Should.Throw<InvalidOperationException>(() => schedule.Resume(Now));
        Should.Throw<InvalidOperationException>(() => schedule.ResolveTrouble(Now));
        Should.Throw<InvalidOperationException>(() => schedule.RequirePerson(ScheduleTrouble.NotSent, code: null));
        schedule.State.ShouldBe(ScheduleState.Ended);
    }
}
