//! One connection: requests and their answers, one after another.

use std::io::{self, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::request::read_head;
use crate::respond::respond;
use crate::state::ServerState;

/// The longest time a connection may stay idle.
const IDLE_LIMIT: Duration = Duration::from_secs(30);

/// Answers requests until the client closes the connection, sends something that is not HTTP, or stays idle too long.
pub(crate) fn serve(stream: &TcpStream, state: &ServerState) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE_LIMIT))?;
    stream.set_write_timeout(Some(IDLE_LIMIT))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    let mut writer = stream;
    loop {
        let Some(request) = read_head(&mut reader)? else {
            return Ok(());
        };
        let response = respond(&request, state);
        writer.write_all(&response.bytes)?;
        writer.flush()?;
        if response.then_close || request.then_close {
            return Ok(());
        }
    }
}
