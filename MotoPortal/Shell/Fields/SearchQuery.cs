namespace MotoPortal.Shell.Fields;

/// <summary>What a person looks for.</summary>
/// <param name="Text">The words, without blanks around them; empty for everything.</param>
/// <param name="Superseded">Cancelled as soon as they look for something else or leave; an answer that comes later is not shown.</param>
public readonly record struct SearchQuery(string Text, CancellationToken Superseded);
