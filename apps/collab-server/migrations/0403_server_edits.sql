-- Server edits are appended inside the command's own transaction, by the one statement that every row goes through.
grant insert on document_clients to {prefix}app;
