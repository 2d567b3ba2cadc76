using MotoPortal.Primitives.Texts;

namespace MotoPortal.Notices.Records;

/// <summary>The result of what a person did about a notice. Closed: only the cases named here exist.</summary>
internal abstract record NoticeOutcome
{
    private NoticeOutcome()
    {
    }

    public sealed record Done : NoticeOutcome;

    /// <summary>The day is missing, lies in the future, or before the notice was due.</summary>
    public sealed record InvalidDay(FieldProblem Problem) : NoticeOutcome;

    /// <summary>Another person or an e-mail has told the customer meanwhile; nothing was changed.</summary>
    public sealed record NotNow : NoticeOutcome;

    /// <summary>There is no such notice, or it belongs to a store in which the acting person does not work.</summary>
    public sealed record NotFound : NoticeOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : NoticeOutcome;
}
