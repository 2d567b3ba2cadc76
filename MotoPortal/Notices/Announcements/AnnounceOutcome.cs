using MotoPortal.Primitives.Texts;

namespace MotoPortal.Notices.Announcements;

/// <summary>The result of announcing a change of the terms. Closed: only the cases named here exist.</summary>
internal abstract record AnnounceOutcome
{
    private AnnounceOutcome()
    {
    }

    /// <summary>The customers are told.</summary>
    /// <param name="ByEmail">The number of customers who get an e-mail.</param>
    /// <param name="ByPeople">The number of customers whom a person has to tell.</param>
    public sealed record Announced(int ByEmail, int ByPeople) : AnnounceOutcome;

    /// <summary>The day is missing, or too early for the customers to be told in time.</summary>
    public sealed record InvalidDay(FieldProblem Problem) : AnnounceOutcome;

    /// <summary>Newer terms were published meanwhile, so this version is announced no more.</summary>
    public sealed record NotNewest(int Newest) : AnnounceOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : AnnounceOutcome;
}
