using MotoPortal.Accounts;

namespace MotoPortal.Tests.Support;

/// <summary>What tests expect of a workflow that hands something out.</summary>
internal static class PermittedAssertions
{
    /// <summary>What was handed out.</summary>
    public static T ShouldBeGiven<T>(this Permitted<T> answer) => answer.ShouldBeOfType<Permitted<T>.Given>().Value;
}
