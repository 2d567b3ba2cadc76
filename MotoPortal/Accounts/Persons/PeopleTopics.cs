using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Persons;

/// <summary>What is rung when something about a person changes.</summary>
internal static class PeopleTopics
{
    /// <summary>Any person: name, roles, access or sessions.</summary>
    public const string Any = "people";

    /// <summary>What the person may do now: their sessions, roles or access changed.</summary>
    public static string AccessOf(string personId) => $"access:{personId}";

    /// <summary>A locked session was unlocked.</summary>
    public static string LockOf(SessionId session) => $"session-lock:{session}";
}
